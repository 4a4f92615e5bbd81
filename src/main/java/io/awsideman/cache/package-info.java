/**
 * The unified cache: its one manager, the protocol that keeps it right (generations, marks, time to live), and the interface
 * of its backends. Values are opaque bytes here. Nothing about AWS operations, encryption or a particular store belongs
 * here.
 */
@NullMarked
package io.awsideman.cache;

import org.jspecify.annotations.NullMarked;

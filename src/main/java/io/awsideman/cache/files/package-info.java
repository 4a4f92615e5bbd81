/**
 * Files of one user: there whole or not at all, and readable by their owner alone from the moment they exist. What is in them
 * is the business of backends and layers.
 */
@NullMarked
package io.awsideman.cache.files;

import org.jspecify.annotations.NullMarked;

/**
 * The backend in a directory, shared by all processes of one user: paths, atomic writes, marks, trimming. It knows no other
 * backend and nothing of what the bytes mean.
 */
@NullMarked
package io.awsideman.cache.backend.file;

import org.jspecify.annotations.NullMarked;

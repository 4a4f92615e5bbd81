/**
 * The backend in a directory, shared by all processes of one user: paths, atomic writes, marks, trimming. It knows no other
 * backend and nothing of what the bytes mean.
 *
 * <p>It takes no locks but for its counters, needs no hard links, and takes a file that is missing, torn or stale for none, so
 * that the directory may be on a network file system. One computer sees its own changes there at once. Several computers
 * see each other's only when their systems do, which for NFS is after up to a minute unless it is mounted with {@code noac}:
 * computers that share a cache need a backend that is made for it.
 *
 * <p>Marks end by the clock. One that is set back is noticed; one that is set forward by more than the deadline of a write ends
 * the mark of that write, which matters only if its process is killed as well.
 */
@NullMarked
package io.awsideman.cache.backend.file;

import org.jspecify.annotations.NullMarked;

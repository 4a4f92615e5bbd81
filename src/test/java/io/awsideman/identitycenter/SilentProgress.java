package io.awsideman.identitycenter;

/** Progress that nobody watches. */
final class SilentProgress implements ReadProgress {
    @Override
    public void advanced(String what, int done, int total) {}

    @Override
    public void finished() {}
}

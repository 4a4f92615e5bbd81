package io.awsideman.sandbox.seed;

/** Someone made up, as far as a directory knows people. */
record Person(String userName, String given, String family, String email, String title) {}

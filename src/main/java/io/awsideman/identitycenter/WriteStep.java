package io.awsideman.identitycenter;

/**
 * One call of a change that takes several.
 *
 * @param what it, for people, in the infinitive: {@code attach ReadOnlyAccess}
 * @param call makes it
 */
public record WriteStep(String what, Runnable call) {}

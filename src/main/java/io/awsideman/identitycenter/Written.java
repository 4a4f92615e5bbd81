package io.awsideman.identitycenter;

/**
 * What a write has made. The service answers reads from copies that follow some time after a write.
 *
 * @param value as the service describes it; where it does not do so yet, what is known of it from the request and its answer
 * @param isShown whether the service describes it already
 */
public record Written<T>(T value, boolean isShown) {}

package io.awsideman.sandbox.service;

import io.awsideman.sandbox.model.ServiceModel;
import org.jspecify.annotations.Nullable;

/** Loads a model when the first request needs it. */
final class LazyModel {
    private final String service;
    private @Nullable ServiceModel loaded;

    LazyModel(String service) {
        this.service = service;
    }

    synchronized ServiceModel get() {
        if (loaded == null) {
            loaded = ServiceModel.load(service);
        }
        return loaded;
    }
}

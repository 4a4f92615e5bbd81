package io.awsideman.sandbox.service;

import io.awsideman.sandbox.model.ServiceModel;
import io.awsideman.sandbox.model.Violation;
import io.awsideman.sandbox.wire.Fault;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Loads a model when the first request needs it. */
final class LazyModel {
    private final Supplier<ServiceModel> load;
    private @Nullable ServiceModel loaded;

    LazyModel(String service) {
        this.load = () -> ServiceModel.load(service);
    }

    /** A model with its own way to refuse. */
    LazyModel(String service, Function<List<Violation>, Fault> refusal) {
        this.load = () -> ServiceModel.load(service, refusal);
    }

    synchronized ServiceModel get() {
        if (loaded == null) {
            loaded = load.get();
        }
        return loaded;
    }
}

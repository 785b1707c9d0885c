package com.therapyclaims.local.runner;

final class FunctionsInOneProcessTest extends LocalSystemContract {

    @Override
    LocalOptions adapt(LocalOptions options) {
        return options.withFunctionsInOneProcess();
    }
}

package com.therapyclaims.local.runner.functions;

import java.net.URL;
import java.net.URLClassLoader;

/** Loads a function's own classes, or jars; from here it shares AWS's handler interfaces alone. */
final class FunctionClassLoader extends URLClassLoader {

    private static final String SHARED = "com.amazonaws.services.lambda.runtime.";

    static {
        registerAsParallelCapable();
    }

    FunctionClassLoader(URL[] urls, ClassLoader parent) {
        super(urls, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean shared = name.startsWith(SHARED) && name.indexOf('.', SHARED.length()) < 0;
        return shared
                ? Class.forName(name, false, FunctionClassLoader.class.getClassLoader())
                : super.loadClass(name, resolve);
    }
}

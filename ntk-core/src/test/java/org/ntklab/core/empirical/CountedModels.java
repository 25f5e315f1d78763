package org.ntklab.core.empirical;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.testkit.LinearModels;

/** Linear models, counted while they are open. */
record CountedModels(AtomicInteger open, IntConsumer made, AtomicInteger number)
    implements NetworkFactory {
  CountedModels(AtomicInteger open, IntConsumer made) {
    this(open, made, new AtomicInteger());
  }

  @Override
  public String numerics() {
    return "counting";
  }

  @Override
  public void check(NetworkDescription description) {}

  @Override
  public Network create(NetworkDescription description) {
    made.accept(number.incrementAndGet());
    Network model = new LinearModels().create(description);
    open.incrementAndGet();
    return (Network)
        Proxy.newProxyInstance(
            Network.class.getClassLoader(),
            new Class<?>[] {Network.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                open.decrementAndGet();
              }
              return method.invoke(model, arguments);
            });
  }
}

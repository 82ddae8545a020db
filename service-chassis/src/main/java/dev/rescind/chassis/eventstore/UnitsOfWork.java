package dev.rescind.chassis.eventstore;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work with the database transaction attached: everything done inside it is kept or
 * nothing is. Commands sent inside it nest in it; what is called inside a running one joins it.
 */
public final class UnitsOfWork {

  private final TransactionManager transactionManager;

  UnitsOfWork(TransactionManager transactionManager) {
    this.transactionManager = transactionManager;
  }

  /** Runs the work in one unit; a thrown exception takes everything back and is thrown on. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /**
   * Decides in one unit and, before it commits, reads in it what the decision led to: events reach
   * the store and its views only when the outermost unit prepares to commit. Has to be that unit.
   */
  public <D, T> T decideThenRead(Supplier<D> decide, Function<D, T> read) {
    if (CurrentUnitOfWork.isStarted()) {
      throw new IllegalStateException("a unit of work runs already; its events are still to come");
    }
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    run(() -> {
      D decided = decide.get();
      CurrentUnitOfWork.get().onPrepareCommit(unit -> result.set(read.apply(decided)));
    });
    return Objects.requireNonNull(result.get());
  }

  /** Runs the work in one unit and answers what it answers, once it is committed. */
  public <T extends @Nullable Object> T call(Supplier<T> work) {
    if (CurrentUnitOfWork.isStarted()) {
      return work.get();
    }
    DefaultUnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
    ResultMessage<T> result;
    try {
      unit.attachTransaction(transactionManager);
      result = unit.executeWithResult(work::get);
    } catch (RuntimeException | Error e) {
      if (unit.isActive()) {
        unit.rollback(e);
      }
      throw e;
    }
    if (result.isExceptional()) {
      throw Failures.unchecked(result.exceptionResult());
    }
    return result.getPayload();
  }
}

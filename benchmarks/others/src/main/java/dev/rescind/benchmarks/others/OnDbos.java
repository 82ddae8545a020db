package dev.rescind.benchmarks.others;

import com.zaxxer.hikari.HikariDataSource;
import dev.dbos.transact.DBOS;
import dev.dbos.transact.StartWorkflowOptions;
import dev.dbos.transact.config.DBOSConfig;
import dev.dbos.transact.txstep.JdbcStepFactory;
import dev.dbos.transact.txstep.JdbcStepFactory.TransactionalRunnable;
import dev.dbos.transact.workflow.Workflow;
import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.ContenderSource;
import dev.rescind.benchmarks.contest.Surroundings;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * DBOS: a durable workflow whose steps are transactional, so that a step's row and its checkpoint
 * are one commit; in one process, without queue, scheduler or broker.
 */
final class OnDbos implements Contender {

  private final HikariDataSource database;
  private final DBOS dbos;
  private final Cancellation cancellation;
  private final AtomicLong sagas = new AtomicLong();

  private OnDbos(Surroundings surroundings) throws SQLException {
    database = Steps.on(surroundings.databases().create("others_dbos"));
    dbos = new DBOS(DBOSConfig.defaults("rescind-benchmark").withDataSource(database));
    cancellation =
        dbos.registerProxy(Cancellation.class, new StepByStep(new JdbcStepFactory(dbos, database)));
    dbos.launch();
  }

  /** Found on the class path. */
  public static final class Source implements ContenderSource {
    @Override
    public Contender start(Surroundings surroundings) throws SQLException {
      return new OnDbos(surroundings);
    }
  }

  /** The workflow, as it is called. */
  public interface Cancellation {
    /** Carries out every step, going on after a crash where it was. */
    void carryOut(String order) throws SQLException;
  }

  /** The workflow, as it is run. */
  public static final class StepByStep implements Cancellation {
    private final JdbcStepFactory steps;

    StepByStep(JdbcStepFactory steps) {
      this.steps = steps;
    }

    @Override
    @Workflow(name = "cancellation")
    public void carryOut(String order) throws SQLException {
      for (String step : Steps.ALL) {
        TransactionalRunnable<SQLException> row =
            connection -> Steps.write(connection, order, step);
        steps.txStep(row, step);
      }
    }
  }

  @Override
  public String name() {
    return "DBOS";
  }

  @Override
  public List<String> prepare(int count) {
    return Stream.generate(() -> "D-" + sagas.incrementAndGet()).limit(count).toList();
  }

  @Override
  public void settle(String saga) throws SQLException {
    dbos.<SQLException>startWorkflow(
            () -> cancellation.carryOut(saga), new StartWorkflowOptions(saga))
        .getResult();
  }

  @Override
  public void close() {
    dbos.close();
    database.close();
  }
}

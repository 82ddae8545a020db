package dev.rescind.benchmarks.others;

import com.zaxxer.hikari.HikariDataSource;
import dev.rescind.benchmarks.contest.Contender;
import dev.rescind.benchmarks.contest.ContenderSource;
import dev.rescind.benchmarks.contest.Surroundings;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.delegate.DelegateExecution;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.cfg.TransactionState;
import org.operaton.bpm.engine.impl.context.Context;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;

/**
 * Operaton: a BPMN process on the embedded engine, each step a service task behind an asynchronous
 * continuation, so that it commits by itself and is done again alone after a crash. A step's row is
 * written in the engine's own transaction. History as it comes.
 */
final class OnOperaton implements Contender {

  private static final String PROCESS = "cancellation";
  private static final int THREADS = 16;
  private static final Map<String, CompletableFuture<Void>> AWAITED = new ConcurrentHashMap<>();

  private final HikariDataSource database;
  private final ProcessEngine engine;
  private final AtomicLong sagas = new AtomicLong();

  private OnOperaton(Surroundings surroundings) throws SQLException {
    database = Steps.on(surroundings.databases().create("others_operaton"));
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl)
            ProcessEngineConfiguration.createStandaloneProcessEngineConfiguration();
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    // Its own generator takes a second connection while it holds one, and so empties the pool.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setJobExecutorActivate(true);
    configuration.setJobExecutor(jobExecutor());
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(PROCESS + ".bpmn", process())
        .deploy();
  }

  /** Found on the class path. */
  public static final class Source implements ContenderSource {
    @Override
    public Contender start(Surroundings surroundings) throws SQLException {
      return new OnOperaton(surroundings);
    }
  }

  /** Roomier than the default of three threads and three jobs at once. */
  private static DefaultJobExecutor jobExecutor() {
    DefaultJobExecutor executor = new DefaultJobExecutor();
    executor.setCorePoolSize(THREADS);
    executor.setMaxPoolSize(THREADS);
    executor.setQueueSize(2 * THREADS);
    executor.setMaxJobsPerAcquisition(2 * THREADS);
    return executor;
  }

  private static BpmnModelInstance process() {
    AbstractFlowNodeBuilder<?, ?> last =
        Bpmn.createExecutableProcess(PROCESS).operatonHistoryTimeToLive(1).startEvent();
    for (String step : Steps.ALL) {
      last = last.serviceTask(step).operatonAsyncBefore().operatonClass(Step.class);
    }
    return last.endEvent().done();
  }

  /** Writes the row of the task that it stands in. */
  public static final class Step implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) throws SQLException {
      CommandContext command = Context.getCommandContext();
      String order = execution.getProcessBusinessKey();
      String step = execution.getCurrentActivityId();
      Steps.write(command.getDbSqlSession().getSqlSession().getConnection(), order, step);
      if (step.equals(Steps.SETTLE)) {
        command
            .getTransactionContext()
            .addTransactionListener(TransactionState.COMMITTED, committed -> settled(order));
      }
    }
  }

  private static void settled(String order) {
    CompletableFuture<Void> waiting = AWAITED.remove(order);
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  @Override
  public String name() {
    return "Operaton";
  }

  @Override
  public List<String> prepare(int count) {
    return Stream.generate(() -> "O-" + sagas.incrementAndGet()).limit(count).toList();
  }

  @Override
  public void settle(String saga) throws Exception {
    CompletableFuture<Void> settled = new CompletableFuture<>();
    AWAITED.put(saga, settled);
    engine.getRuntimeService().startProcessInstanceByKey(PROCESS, saga);
    settled.get(5, TimeUnit.MINUTES);
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}

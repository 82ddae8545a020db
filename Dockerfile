# One of the five services, from the jar that Maven has built: docker build --build-arg SERVICE=refund-service .
# What changes seldom comes first, so that a new version of a service is a layer of a few hundred kilobytes.

FROM eclipse-temurin:25-jre AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination extracted

FROM eclipse-temurin:25-jre
ARG SERVICE
# Both for the training and for the run: a cache that was made under other settings would be left aside.
# Half of the memory is for the heap; Kafka's and DuckDB's buffers, code and stacks need the rest.
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Daxoniq.update-checker.disabled=true -Dfile.encoding=UTF-8"
# /data is where reporting-service keeps its database and cancellation-service the files of disputes; a volume takes its owner over
# from here.
RUN install -d -o 10001 -g 10001 /app /data
WORKDIR /app
COPY ops/containers/ready .
COPY --from=layers /layers/extracted/dependencies/ .
COPY --from=layers /layers/extracted/snapshot-dependencies/ .
COPY --from=layers /layers/extracted/application/ .
USER 10001:10001
COPY ops/containers/train .
RUN bash train
ENV SERVER_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-jar", "service.jar"]

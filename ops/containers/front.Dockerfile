# Takes connections on the published ports and hands each to a replica that answers.
FROM eclipse-temurin:25-jre
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -Xmx24m -Xss256k -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError"
COPY standalone/target/standalone-*.jar /app/front.jar
USER 10001:10001
ENTRYPOINT ["java", "-cp", "/app/front.jar", "dev.rescind.front.Front"]

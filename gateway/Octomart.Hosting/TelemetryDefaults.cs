using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Octomart.Hosting;

/// <summary>How every process of the shop, the gateway and each subgraph, tells what it does; see docs/operations.md.</summary>
public static class TelemetryDefaults
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ServiceName = "OTEL_SERVICE_NAME";
    private const string LogFormat = "Logging:Console:FormatterName";
    private const string Ours = "Octomart.*";

    /// <summary>
    /// Traces, metrics and logs go to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> when it is set, under <c>OTEL_SERVICE_NAME</c> or else <c>octomart-{name}</c>. With
    /// <c>Logging:Console:FormatterName</c> <c>json</c>, each line on the console is an object that names its trace.
    /// </summary>
    public static IHostApplicationBuilder AddTelemetry(this IHostApplicationBuilder builder, string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (string.Equals(builder.Configuration[LogFormat], ConsoleFormatterNames.Json, StringComparison.OrdinalIgnoreCase))
        {
            builder.Logging.AddJsonConsole(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "O"));
        }

        if (builder.Configuration[Endpoint] is { Length: > 0 })
        {
            var service = builder.Configuration[ServiceName] is { Length: > 0 } given ? given : $"octomart-{name}";
            builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService(service))
                .WithTracing(tracing => tracing.AddSource(Ours).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .WithMetrics(metrics => metrics.AddMeter(Ours).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
                .WithLogging(configureBuilder: null, logs => logs.IncludeScopes = true)
                .UseOtlpExporter();
        }

        return builder;
    }
}

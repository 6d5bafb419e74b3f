using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Foedera.Web.Serving;

/// <summary>What the server says of itself by OpenTelemetry: metrics for Prometheus on a port of its own (off unless
/// asked for), and metrics and traces
/// to a collector where the environment names one (OTEL_EXPORTER_OTLP_ENDPOINT).</summary>
internal static class Telemetry
{
    private const string Own = "Foedera.Web";
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly Meter Meter = new(Own);

    /// <summary>Answers sent from what was kept.</summary>
    public static readonly Counter<long> Hits = Meter.CreateCounter<long>(
        "foedera.answers.kept",
        description: "Answers sent from what was kept."
    );

    /// <summary>Requests sent away because too many waited.</summary>
    public static readonly Counter<long> SentAway = Meter.CreateCounter<long>(
        "foedera.answers.sent_away",
        description: "Requests sent away because too many waited."
    );

    public static void Add(IServiceCollection parts, WebOptions options)
    {
        var collects = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Collector));
        if (options.MetricsPort is null && !collects)
            return;
        var telemetry = parts.AddOpenTelemetry();
        telemetry.WithMetrics(metrics =>
        {
            metrics
                .AddMeter(Own)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation();
            if (options.MetricsPort is not null)
                metrics.AddPrometheusExporter();
            if (collects)
                metrics.AddOtlpExporter();
        });
        if (collects)
            telemetry.WithTracing(traces =>
                traces.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddNpgsql().AddOtlpExporter()
            );
    }

    /// <summary>Serves /metrics on the port for it, and nothing else there.</summary>
    public static void Use(WebApplication app, WebOptions options)
    {
        if (options.MetricsPort is not { } port)
            return;
        app.MapWhen(
            context => context.Connection.LocalPort == port,
            metrics => metrics.UseOpenTelemetryPrometheusScrapingEndpoint()
        );
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Octomart.Gateway.Diagnostics;
using Octomart.Gateway.Pipeline;

namespace Octomart.Gateway.Supergraph;

/// <summary>Looks at the supergraph file from time to time and serves a new one when it is good. A bad one is logged, and the old one stays.</summary>
internal sealed class SupergraphWatcher(
    GatewayOptions options, SupergraphSource source, GatewayStateHolder states, TimeProvider time, ILogger<SupergraphWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.SupergraphPath is not { } path || options.SupergraphSdl is not null || options.SupergraphPollInterval == TimeSpan.Zero)
        {
            return;
        }

        var served = await File.ReadAllTextAsync(path, stoppingToken);
        using var timer = new PeriodicTimer(options.SupergraphPollInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            served = await LookAsync(path, served, stoppingToken);
        }
    }

    /// <summary>Serves the file's text if it differs from the last one looked at; returns what it looked at.</summary>
    internal async Task<string> LookAsync(string path, string last, CancellationToken cancellationToken)
    {
        var text = last;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken);
            if (text != last)
            {
                states.Replace(source.Parse(text), options);
                Log.SupergraphReplaced(logger);
            }
        }
        catch (SupergraphException mistakes)
        {
            Log.SupergraphRefused(logger, mistakes);
        }
        catch (IOException unreadable)
        {
            Log.SupergraphRefused(logger, unreadable);
        }

        return text;
    }
}

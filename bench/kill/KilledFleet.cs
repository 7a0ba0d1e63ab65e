using System.Diagnostics;
using System.Globalization;

namespace Octomart.Kill.Bench;

/// <summary>
/// A fleet that <c>./run-processes</c> runs, known by its folder. Of every subgraph and of the gateway one replica is killed at once; run-processes
/// starts them again, as a container's restart policy does.
/// </summary>
internal sealed class KilledFleet : IKillable
{
    private static readonly string[] Services = ["gateway", "auth", "product", "cart", "order", "notification", "ai", "payment", "seller"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public KilledFleet(string folder)
    {
        _folder = folder;
        var file = Path.Combine(folder, "fleet");
        if (!File.Exists(file) || File.ReadAllLines(file) is not [var url, var mongoDb, var database])
        {
            throw new InvalidOperationException($"No fleet runs on {folder}: start one with ./run-processes --data {folder}");
        }

        (Url, Books) = (url, new MongoDbBooks(mongoDb, database));
    }

    public string Url { get; }

    public IBooks Books { get; }

    public string DemoPassword => File.ReadAllText(Path.Combine(_folder, "keys", "demo-password")).Trim();

    // Also behind a kill: only when both replicas of all are back may the next one be killed.
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < Patience; await Task.Delay(200, cancellationToken))
        {
            if ((await Task.WhenAll(Replicas().Select(replica => IsHealthyAsync(replica, cancellationToken)))).All(isHealthy => isHealthy))
            {
                return;
            }
        }

        throw new TimeoutException($"Not all replicas were healthy within {Patience}; their logs are in {Path.Combine(_folder, "logs")}.");
    }

    // One replica of each is enough to be without at a time: a fleet is not killed while it starts.
    public Task BeginStartAsync(CancellationToken cancellationToken) => StartAsync(cancellationToken);

    public async Task<string> KillAsync(Random random)
    {
        var victims = Replicas().GroupBy(replica => replica.Service).Select(replicas => replicas.ElementAt(random.Next(replicas.Count()))).ToList();
        foreach (var victim in victims)
        {
            using var process = Process.GetProcessById(PidOf(victim));
            process.Kill();
            await process.WaitForExitAsync();
        }

        return string.Join(", ", victims.Select(victim => victim.Name));
    }

    public void Dispose() => _http.Dispose();

    private List<Replica> Replicas() =>
    [
        .. Directory.GetFiles(Path.Combine(_folder, "pids")).Select(Path.GetFileName).Select(name => name!.Split('-'))
            .Where(parts => parts.Length == 2 && Services.Contains(parts[0])).Select(parts => new Replica(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)))
            .OrderBy(replica => replica.Name, StringComparer.Ordinal),
    ];

    private int PidOf(Replica replica) => int.Parse(File.ReadAllText(Path.Combine(_folder, "pids", replica.Name)), CultureInfo.InvariantCulture);

    private async Task<bool> IsHealthyAsync(Replica replica, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(Url) { Path = replica.Service == "gateway" ? "/health/live" : "/health" };
        address.Port += (100 * replica.Number) + Array.IndexOf(Services, replica.Service);
        try
        {
            using var response = await _http.GetAsync(address.Uri, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private sealed record Replica(string Service, int Number)
    {
        public string Name => $"{Service}-{Number}";
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Octomart.Kill.Bench;

/// <summary>The real apphost as a process, on one folder and one port, which is killed and started again.</summary>
/// <param name="folder">Its data.</param>
/// <param name="mongoDb">Where its documents are, when not in the folder.</param>
internal sealed class KilledShop(string folder, (string ConnectionString, string Database)? mongoDb = null) : IKillable
{
    // In a hurry, so that a run sees orders expire and placements unwound.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Octomart__Order__PaymentWindow"] = "00:00:15",
        ["Octomart__Order__ReservationMargin"] = "00:00:15",
        ["Octomart__Order__RecoveryWindow"] = "00:00:08",
        ["Octomart__Order__SweepInterval"] = "00:00:00.500",
        ["Octomart__Order__RetryDelay"] = "00:00:00.200",
        ["Octomart__Order__MaxRetryDelay"] = "00:00:02",
        ["Octomart__Product__Reservations__SweepInterval"] = "00:00:01",
        ["Octomart__Payment__PollInterval"] = "00:00:00.500",
        ["Octomart__Payment__FirstPause"] = "00:00:00.500",
        ["Octomart__Payment__LongestPause"] = "00:00:05",
        ["Octomart__Payment__Simulated__SettlementDelay"] = "00:00:00.500",
        ["Octomart__Messaging__ConfirmationTimeout"] = "00:00:03",
    };

    // Of a process that lives for seconds, starting is what takes time: nothing is gained by measuring first what is to be fast.
    private static readonly (string Name, string Value) StartsFast = ("DOTNET_TieredPGO", "0");

    private readonly int _port = FreePort();
    private Process? _process;

    public string Url => $"http://127.0.0.1:{_port}";

    public IBooks Books { get; } = mongoDb is { } server ? new MongoDbBooks(server.ConnectionString, server.Database) : new SqliteBooks(folder);

    public string DemoPassword => File.ReadAllText(Path.Combine(folder, "keys", "demo-password")).Trim();

    public Task BeginStartAsync(CancellationToken cancellationToken)
    {
        // The shell only redirects; exec puts the shop itself in its place, so that it is what is killed.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in (string[])["-c", "exec dotnet Octomart.AppHost.dll --no-storefront --urls \"$1\" --data \"$2\" >> \"$2/shop.log\" 2>&1", "sh", Url, folder])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Settings.Append(KeyValuePair.Create(StartsFast.Name, StartsFast.Value)))
        {
            start.Environment[name] = value;
        }

        foreach (var (name, value) in AppHost.StoreOf(mongoDb))
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        return Task.CompletedTask;
    }

    /// <summary>Starts it and waits until it is filled and answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await BeginStartAsync(cancellationToken);
        using var graph = new Graph(Url);
        while (!File.Exists(Path.Combine(folder, ".seeded")) || !await graph.IsOpenAsync(cancellationToken))
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The shop did not start: {await File.ReadAllTextAsync(Path.Combine(folder, "shop.log"), cancellationToken)}");
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed that was not.</summary>
    public async Task<string> KillAsync(Random random)
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        return "the shop";
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _process, null) is not { } process)
        {
            return;
        }

        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit(10_000);
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

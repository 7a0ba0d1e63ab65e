using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MongoDB.Driver;
using Octomart.Supergraph.Tests;
using Octomart.Testing;
using Octomart.Testing.Servers;

namespace Octomart.Fleet.Tests;

/// <summary>One seeded fleet for all tests: two replicas of every subgraph and of the gateway as processes, on MongoDB and RabbitMQ.</summary>
public sealed class FleetFixture : ShopUnderTest
{
    private const int Replicas = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly string _database = $"fleet{Guid.NewGuid():N}"[..15];
    private readonly int _port = FreePort();
    private Process? _processes;

    public override string Url => $"http://127.0.0.1:{_port}";

    public override string DemoPassword => File.ReadAllText(Path.Combine(Folder, "keys", "demo-password")).Trim();

    public override string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>Keys, mails, logs and process ids.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("octomart-fleet-").FullName;

    public override async Task InitializeAsync()
    {
        if (new RequiresFleetAttribute().Missing is not null)
        {
            return;
        }

        _processes = Start(await RabbitMqServer.AddressAsync());
        var started = TimeProvider.System.GetTimestamp();
        while (!File.Exists(Path.Combine(Folder, "fleet")))
        {
            if (_processes.HasExited || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                Assert.Fail($"The fleet did not start: {await File.ReadAllTextAsync(Path.Combine(Folder, "fleet.log"))}");
            }

            await Task.Delay(200);
        }
    }

    public override async Task DisposeAsync()
    {
        if (_processes is not null)
        {
            await NodeTools.RunAsync(Folder, "kill", "-TERM", $"{_processes.Id}");
            await _processes.WaitForExitAsync();
            _processes.Dispose();
            var server = new MongoClient(MongoDbServer.ConnectionString);
            foreach (var name in (await (await server.ListDatabaseNamesAsync()).ToListAsync()).Where(name => name.StartsWith($"{_database}_", StringComparison.Ordinal)))
            {
                await server.DropDatabaseAsync(name);
            }
        }

        Directory.Delete(Folder, recursive: true);
    }

    private Process Start(Uri rabbitMq)
    {
        // The shell only redirects, and reads how long people have to pay here.
        var start = new ProcessStartInfo("/bin/bash") { WorkingDirectory = NodeTools.Root };
        foreach (var argument in (string[])
        [
            "-c", "set -a; . bench/kill/in-a-hurry; set +a; exec ./run-processes \"$@\" >\"$FLEET_LOG\" 2>&1 </dev/null", "run-processes",
            "--data", Folder, "--port", $"{_port}", "--replicas", $"{Replicas}", "--built", AppContext.BaseDirectory.Contains("release", StringComparison.OrdinalIgnoreCase) ? "release" : "debug",
            "--watch", $"{Environment.ProcessId}",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["FLEET_LOG"] = Path.Combine(Folder, "fleet.log");
        start.Environment["OCTOMART_MONGODB"] = MongoDbServer.ConnectionString;
        start.Environment["OCTOMART_RABBITMQ"] = rabbitMq.ToString();
        start.Environment["OCTOMART_DATABASE"] = _database;

        // Twenty processes on a busy machine of two cores are slow, which is no failure of theirs.
        start.Environment["Gateway__SubgraphTimeout"] = "00:01:00";
        start.Environment["Gateway__RequestTimeout"] = "00:01:30";
        return Process.Start(start)!;
    }

    // run-processes takes the ports N to N+8 and, of each replica R, N+100*R to N+100*R+8; below what systems give out by themselves.
    private static int FreePort() => Enumerable.Range(0, 30).Select(i => 21_000 + (300 * i)).OrderBy(_ => Guid.NewGuid())
        .First(port => Enumerable.Range(0, 1 + Replicas).SelectMany(replica => Enumerable.Range(port + (100 * replica), 9)).All(IsFree));

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

/// <summary>Tests that share the one fleet, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class FleetCollection : ICollectionFixture<FleetFixture>
{
    public const string Name = "fleet";
}

/// <summary>The tests of this class need all that a fleet needs.</summary>
public sealed class RequiresFleetAttribute : RequiresServerAttribute
{
    private static readonly bool HasRoundRobin = NodeTools.Exists("haproxy", "-v");

    /// <inheritdoc />
    public override string? Missing =>
        (new RequiresMongoDbAttribute().Missing ?? new RequiresRabbitMqAttribute().Missing ?? (HasRoundRobin ? null : "install haproxy.")) is { } missing ? $"Fleet NOT TESTED: {missing}" : null;
}

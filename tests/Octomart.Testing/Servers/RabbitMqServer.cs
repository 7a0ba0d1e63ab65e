using System.Diagnostics;

namespace Octomart.Testing.Servers;

/// <summary>
/// The RabbitMQ that tests use: the one that <c>OCTOMART_TEST_RABBITMQ</c> names, or else Debian's, started by
/// <c>tests/rabbitmq/up</c> once a test process and gone with it.
/// </summary>
public static class RabbitMqServer
{
    /// <summary>The environment variable with the address of a broker.</summary>
    public const string Variable = "OCTOMART_TEST_RABBITMQ";

    private const string Debian = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly Lazy<Task<Uri>> Shared = new(FindOrStartAsync);

    /// <summary>Whether there is one, or one can be started.</summary>
    public static bool Exists => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } || File.Exists(Debian);

    /// <summary>A broker that tests share; what they declare on it begins with a prefix of their own.</summary>
    public static Task<Uri> AddressAsync() => Shared.Value;

    /// <summary>Starts a broker of a test's own, which it may stop and start again.</summary>
    /// <param name="folder">Where its data is kept.</param>
    /// <param name="port">Where it listens; null for a free port.</param>
    public static async Task<Uri> StartAsync(string folder, int? port = null)
    {
        var (exitCode, output) = await RunAsync("up", folder, port?.ToString() ?? "", $"{Environment.ProcessId}");
        return exitCode == 0 ? new Uri(output.Trim()) : throw new InvalidOperationException(output);
    }

    /// <summary>Stops what <see cref="StartAsync"/> started; its data stays.</summary>
    public static Task StopAsync(string folder) => RunAsync("down", folder);

    private static async Task<Uri> FindOrStartAsync() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } address
        ? new Uri(address)
        : await StartAsync(Directory.CreateTempSubdirectory("octomart-rabbitmq-").FullName);

    // Not NodeTools.RunAsync: the broker would keep the pipes open, and their end is never read.
    private static async Task<(int ExitCode, string Output)> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(NodeTools.Root, "tests", "rabbitmq", script)) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}

/// <summary>The tests of this class need a RabbitMQ.</summary>
public sealed class RequiresRabbitMqAttribute : RequiresServerAttribute
{
    /// <inheritdoc/>
    public override string? Missing => RabbitMqServer.Exists ? null : $"RabbitMQ NOT TESTED: install rabbitmq-server, or set {RabbitMqServer.Variable} to a broker's address.";
}

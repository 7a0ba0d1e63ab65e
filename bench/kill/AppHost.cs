using System.Diagnostics;

namespace Octomart.Kill.Bench;

/// <summary>The apphost's commands.</summary>
internal static class AppHost
{
    /// <summary>The settings that put documents on MongoDB.</summary>
    public static IReadOnlyDictionary<string, string> StoreOf((string ConnectionString, string Database)? mongoDb) => mongoDb is { } server
        ? new Dictionary<string, string> { ["Octomart__Store__MongoDb__ConnectionString"] = server.ConnectionString, ["Octomart__Store__MongoDb__Database"] = server.Database }
        : [];

    /// <summary>Runs a command to its end, which must be a good one.</summary>
    public static async Task RunAsync((string ConnectionString, string Database)? mongoDb, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = AppContext.BaseDirectory, RedirectStandardOutput = true };
        foreach (var argument in arguments.Prepend("Octomart.AppHost.dll"))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in StoreOf(mongoDb))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{arguments[0]} failed: {said}");
        }
    }
}

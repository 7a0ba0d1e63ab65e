using System.Diagnostics;
using System.Net.Http.Json;
using Octomart.Gateway.Host;

namespace Octomart.Gateway.Tests.Host;

/// <summary>The gateway's program as a process of its own.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly Process process;
    private readonly string supergraph;

    private RunningGateway(Process process, string supergraph, Uri address)
    {
        this.process = process;
        this.supergraph = supergraph;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    public static async Task<RunningGateway> StartAsync(string sdl, params IReadOnlyList<string> arguments)
    {
        var supergraph = Path.GetTempFileName();
        await File.WriteAllTextAsync(supergraph, sdl);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(GatewayHost).Assembly.Location, "--supergraph", supergraph, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Now listening on: ", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new RunningGateway(process, supergraph, new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim()));
            }
        }

        throw new InvalidOperationException("The gateway did not start.");
    }

    public async Task<string> QueryAsync(string query)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query });
        return await response.Content.ReadAsStringAsync();
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>The exit code, once it has ended by itself.</summary>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Client.Dispose();
        File.Delete(supergraph);
    }
}

using System.Diagnostics;
using System.Text;

namespace Octomart.Hazards.Bench;

/// <summary>Runs programs and collects what they say.</summary>
internal static class Programs
{
    /// <summary>Longer than any of them takes on a slow machine.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The exit code, null when the program did not end in time, and its output with its errors.</summary>
    public static async Task<(int? ExitCode, string Output)> RunAsync(
        string directory, string program, IReadOnlyList<string> arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, Told());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return (null, Told());
        }

        void Add(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }

        string Told()
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }
}

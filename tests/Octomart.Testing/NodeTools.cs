using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Octomart.Testing;

/// <summary>Runs Node programs of the repository.</summary>
public static class NodeTools
{
    /// <summary>The repository's root: where Octomart.sln is.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Whether a program can be started.</summary>
    public static bool Exists(string program, string versionOption = "--version")
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, versionOption) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Installs a folder's packages if they, or their present versions, are not there; several test processes may ask at once.</summary>
    public static async Task EnsurePackagesAsync(string folder)
    {
        var directory = Path.Combine(Root, folder);
        while (true)
        {
            try
            {
                // Not among the packages: npm ci removes that folder first.
                await using var turn = new FileStream(Path.Combine(Path.GetTempPath(), $"octomart-npm-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(directory)))[..16]}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                // A checkout may have brought other versions since. A file that is missing counts as very old.
                var installed = File.GetLastWriteTimeUtc(Path.Combine(directory, "node_modules", ".package-lock.json"));
                if (installed < File.GetLastWriteTimeUtc(Path.Combine(directory, "package-lock.json")))
                {
                    var install = await RunAsync(directory, "npm", "ci", "--no-audit", "--no-fund");
                    Assert.True(install.ExitCode == 0, install.Output);
                }

                return;
            }
            catch (IOException)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Runs a program and collects what it says.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string directory, string program, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Octomart.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}

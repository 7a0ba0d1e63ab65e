using System.CommandLine;

namespace Octomart.AppHost.Configuration;

/// <summary><c>configuration</c>: writes docs/configuration.md, or says it.</summary>
internal static class ConfigurationCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Where to write it; to the console when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("configuration", "Writes the reference of all settings, from the code.") { file };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path, ConfigurationReference.Write(), cancellationToken);
            }
            else
            {
                await Console.Out.WriteAsync(ConfigurationReference.Write());
            }
        });
        return command;
    }
}

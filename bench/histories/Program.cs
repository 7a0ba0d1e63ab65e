using System.CommandLine;

namespace Octomart.Histories.Bench;

/// <summary>Random histories of buyers, sellers, time and payment events, beside a simple model.</summary>
public static class HistoriesBench
{
    /// <summary>Exit code 0 when the shop did what the model allows, 1 when not.</summary>
    public static Task<int> Main(string[] args)
    {
        var histories = new Option<int>("--histories") { Description = "How many.", DefaultValueFactory = _ => 100 };
        var seed = new Option<ulong>("--seed") { Description = "What they follow from.", DefaultValueFactory = _ => 1 };
        var root = new RootCommand("Octomart: random histories of the whole shop beside a simple model of it.") { histories, seed };
        root.SetAction(async (parsed, _) =>
        {
            try
            {
                await HistoryCheck.RunAsync(parsed.GetRequiredValue(histories), parsed.GetRequiredValue(seed), Console.Out);
                return 0;
            }
            catch (Exception wrong) when (wrong is not OutOfMemoryException)
            {
                Console.WriteLine($"WRONG: {wrong.Message}");
                return 1;
            }
        });
        return root.Parse(args).InvokeAsync();
    }
}

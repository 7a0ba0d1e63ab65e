using Octomart.AiSubgraph.Evaluation;

namespace Octomart.AiSubgraph;

/// <summary>The Ai subgraph as a program of its own.</summary>
public static class AiSubgraphProgram
{
    /// <summary>Runs a command (<c>evaluate search</c>), or the service until it is told to stop.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is ["evaluate", var subject, .. var rest])
        {
            return EvaluateCommand.Run(subject, rest is ["--data", var folder] ? folder : null, Console.Out);
        }

        await WebApplication.Create(args).RunAsync();
        return 0;
    }
}

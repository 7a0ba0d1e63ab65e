using Octomart.AiSubgraph.Evaluation;
using Octomart.AiSubgraph.Sentiments.Training;
using Octomart.SubgraphDefaults.Hosting;

namespace Octomart.AiSubgraph;

/// <summary>The Ai subgraph as a program of its own.</summary>
public static class AiSubgraphProgram
{
    /// <summary>Runs a command (<c>train sentiment</c>, <c>evaluate search</c>, ...), or the service until it is told to stop.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is ["evaluate", var subject, .. var rest])
        {
            return EvaluateCommand.Run(subject, rest is ["--data", var folder] ? folder : null, Console.Out);
        }

        if (args is ["train", var model, .. var options])
        {
            return TrainCommand.Run(model, options is ["--data", var from] ? from : null, Console.Out);
        }

        await SubgraphHost.RunAsync(new AiSubgraph(), args);
        return 0;
    }
}

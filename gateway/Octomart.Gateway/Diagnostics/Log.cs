using Microsoft.Extensions.Logging;

namespace Octomart.Gateway.Diagnostics;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A request failed in the gateway itself (trace {Trace}).")]
    public static partial void UnexpectedFault(ILogger logger, string trace, Exception exception);

    [LoggerMessage(2, LogLevel.Information, "Serving {Types} types of {Subgraphs} subgraphs.")]
    public static partial void Serving(ILogger logger, int types, int subgraphs);

    [LoggerMessage(3, LogLevel.Information, "The supergraph has changed and is being served.")]
    public static partial void SupergraphReplaced(ILogger logger);

    [LoggerMessage(4, LogLevel.Error, "The new supergraph is refused; the old one stays.")]
    public static partial void SupergraphRefused(ILogger logger, Exception exception);
}

using System.Diagnostics;

namespace Octomart.Gateway.Transport;

/// <summary>The W3C trace context that a request to a subgraph carries: the fetch that asks is the parent of what the subgraph does.</summary>
internal static class TraceHeaders
{
    /// <summary>Of the activity that is current: the fetch, or the client's request when nobody listens to fetches.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Current()
    {
        if (Activity.Current is not { Id: { } parent } activity)
        {
            yield break;
        }

        yield return new("traceparent", parent);
        if (activity.TraceStateString is { Length: > 0 } state)
        {
            yield return new("tracestate", state);
        }
    }
}

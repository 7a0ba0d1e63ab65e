using System.Collections.Concurrent;
using System.Diagnostics;

namespace Octomart.Testing;

/// <summary>Hears the spans of one trace, which it makes up, and of no other: tests that run beside it stay as cheap as they are.</summary>
public sealed class RecordedTrace : IDisposable
{
    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ActivityListener _listener;

    /// <summary>Listens to our own sources and to the servers' requests.</summary>
    public RecordedTrace()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" || source.Name.StartsWith("Octomart.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => IsOurs(options.Parent, options.Links) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (IsOurs(activity.Context, activity.Links))
                {
                    _spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The trace.</summary>
    public ActivityTraceId Id { get; } = ActivityTraceId.CreateRandom();

    /// <summary>The header with which a client would begin it.</summary>
    public string TraceParent => $"00-{Id}-00f067aa0ba902b7-01";

    /// <summary>Spans that have ended, of the trace or linked to it.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    /// <summary>Puts what follows into the trace, as a request would.</summary>
    public Activity Begin() => new Activity("test").SetParentId(TraceParent).Start();

    /// <summary>The span and those above it, the first of the trace first.</summary>
    public IReadOnlyList<Activity> WayTo(Activity span)
    {
        ArgumentNullException.ThrowIfNull(span);
        return Spans.FirstOrDefault(parent => parent.SpanId == span.ParentSpanId) is { } above ? [.. WayTo(above), span] : [span];
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private bool IsOurs(ActivityContext context, IEnumerable<ActivityLink>? links) => context.TraceId == Id || (links ?? []).Any(link => link.Context.TraceId == Id);
}

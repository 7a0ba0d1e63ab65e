using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.Testing;

/// <summary>
/// Listens to what a subgraph publishes, as another service would: <c>services.RecordEvents&lt;OrderPlaced&gt;()</c> in the harness options, then
/// <c>await harness.EventAsync&lt;OrderPlaced&gt;(e =&gt; e.Order.OrderId == id)</c>.
/// </summary>
public sealed class PublishedEvents<TEvent> : IMessageHandler<TEvent> where TEvent : class
{
    private readonly ConcurrentQueue<TEvent> _events = new();

    /// <summary>What has arrived, oldest first; equal events once, because a message may arrive again.</summary>
    public IReadOnlyList<TEvent> All => [.. _events.Distinct()];

    /// <inheritdoc />
    public Task HandleAsync(TEvent message, IUnitOfWork work, CancellationToken cancellationToken)
    {
        _events.Enqueue(message);
        return Task.CompletedTask;
    }
}

/// <summary>Records events in tests.</summary>
public static class PublishedEventsExtensions
{
    /// <summary>Listens to one kind of event.</summary>
    public static IServiceCollection RecordEvents<TEvent>(this IServiceCollection services) where TEvent : class
    {
        services.AddSingleton<PublishedEvents<TEvent>>();
        new MessagingBuilder(services).Handle<TEvent, PublishedEvents<TEvent>>();
        return services;
    }

    /// <summary>What has been recorded so far.</summary>
    public static IReadOnlyList<TEvent> Events<TEvent>(this SubgraphHarness harness) where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(harness);
        return harness.Services.GetRequiredService<PublishedEvents<TEvent>>().All;
    }

    /// <summary>The latest event that matches; waits for one.</summary>
    public static async Task<TEvent> EventAsync<TEvent>(this SubgraphHarness harness, Func<TEvent, bool> which) where TEvent : class
    {
        await Eventually.HoldsAsync(() => Task.FromResult(harness.Events<TEvent>().Any(which)), $"an event {typeof(TEvent).Name}");
        return harness.Events<TEvent>().Last(which);
    }
}

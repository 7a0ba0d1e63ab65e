using System.Diagnostics;
using System.Text.Json;
using Octomart.Messaging.Outbox;
using Octomart.Store;

namespace Octomart.Messaging;

/// <summary>Publishing from a unit of work.</summary>
public static class PublishExtensions
{
    /// <summary>Sends the message to every subscribed service once, and only if, the unit of work commits.</summary>
    public static void Publish<TMessage>(this IUnitOfWork work, TMessage message) where TMessage : class
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(message);
        work.Insert(new OutboxMessage
        {
            Id = OpaqueId.New("msg", TimeProvider.System),
            Type = MessageName.Of(message.GetType()),
            Payload = JsonSerializer.Serialize(message, message.GetType(), DocumentJson.Options),
            TraceParent = Activity.Current?.Id,
        });
    }
}

using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Store;

namespace Octomart.Messaging.Inbox;

/// <summary>One consumer: a handler for one message type.</summary>
internal sealed record MessageHandlerRegistration(
    string Consumer,
    string MessageType,
    int BatchSize,
    Func<string, object> Read,
    Func<IServiceProvider, object, IUnitOfWork, CancellationToken, Task> HandleAsync)
{
    public static MessageHandlerRegistration Of<TMessage, THandler>(int batchSize)
        where TMessage : class
        where THandler : class, IMessageHandler<TMessage> => new(
        typeof(THandler).Name,
        MessageName.Of(typeof(TMessage)),
        batchSize,
        payload => JsonSerializer.Deserialize<TMessage>(payload, DocumentJson.Options) ?? throw new JsonException("The message is the JSON null."),
        (services, message, work, cancellationToken) => services.GetRequiredService<THandler>().HandleAsync((TMessage)message, work, cancellationToken));
}

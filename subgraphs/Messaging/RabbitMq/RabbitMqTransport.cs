using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Octomart.Messaging.RabbitMq;

/// <summary>
/// Messages through RabbitMQ: a quorum queue a service, publisher confirms, and an acknowledgement only when the message is
/// handled for good. Without the broker services go on working; their outboxes fill up and are sent when it is back.
/// </summary>
public sealed class RabbitMqTransport(IOptions<RabbitMqOptions> options, IHostEnvironment environment, ILogger<RabbitMqTransport> logger) : IMessageTransport, IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly RabbitMqTopology _topology = new(options.Value);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _publishingGate = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<ServiceLink> _links = [];
    private volatile IConnection? _connection;
    private volatile IChannel? _publishing;
    private Task? _connecting;

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> ConnectAsync(IMessageEndpoint endpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var link = new ServiceLink(endpoint, _topology, options.Value, logger, PublishAsync, Remove);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            lock (_links)
            {
                _links.Add(link);
            }

            if (_connection is { } connection)
            {
                await link.OpenAsync(connection, cancellationToken);
                return link;
            }

            _connecting ??= Task.Run(ConnectAsync, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }

        // The broker may come up after us, or be away for a while: that delays messages and nothing else.
        await Task.WhenAny(_connecting, Task.Delay(options.Value.StartTimeout, cancellationToken));
        return link;
    }

    /// <inheritdoc/>
    public async Task<bool> SendAsync(string service, MessageEnvelope message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return await PublishAsync(
            "", _topology.QueueOf(service), message.ToProperties(ReplyQueueOf(message.Source)), System.Text.Encoding.UTF8.GetBytes(message.Payload), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task ConfirmAsync(MessageEnvelope message, string subscriber, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var link = LinkOf(subscriber);
        var properties = RabbitMqMessage.ConfirmationOf(message.Id, subscriber);
        var isTold = link?.ReplyToOf(message.Id) is { } replyTo && await PublishAsync("", replyTo, properties, default, cancellationToken);
        if (!isTold)
        {
            // The replica that sent it is gone: any other of the service can note it.
            await PublishAsync(_topology.ConfirmationsTo(message.Source), "", properties, default, cancellationToken);
        }

        if (link is not null)
        {
            await link.AcknowledgeAsync(message.Id, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_connecting is { } connecting)
        {
            await connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (_connection is { } connection)
        {
            await connection.DisposeAsync();
        }

        _gate.Dispose();
        _publishingGate.Dispose();
        _stopping.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "A background loop: whatever keeps us from the broker is logged and tried again.")]
    private async Task ConnectAsync()
    {
        var pause = FirstPause;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await OpenAsync(_stopping.Token);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException || !_stopping.IsCancellationRequested)
            {
                logger.LogWarning("RabbitMQ cannot be reached ({Problem}); trying again in {Pause}.", error.Message, pause);
            }

            await Task.Delay(pause, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var factory = new ConnectionFactory
        {
            Uri = options.Value.Uri ?? throw new InvalidOperationException($"{RabbitMqOptions.Section}:Uri is missing."),
            ClientProvidedName = environment.ApplicationName,
            NetworkRecoveryInterval = TimeSpan.FromSeconds(1),
        };
        var connection = await factory.CreateConnectionAsync(cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            connection.RecoverySucceededAsync += (_, _) => AnnounceAllAsync();
            (_connection, _publishing) = (connection, await OpenPublishingAsync(connection, cancellationToken));
            foreach (var link in Links())
            {
                await link.OpenAsync(connection, cancellationToken);
            }
        }
        catch
        {
            (_connection, _publishing) = (null, null);
            await connection.DisposeAsync();
            throw;
        }
        finally
        {
            _gate.Release();
        }
    }

    // After an outage the publishers look through their outboxes again for everybody who says hello.
    private async Task AnnounceAllAsync()
    {
        foreach (var link in Links())
        {
            await link.AnnounceAsync(_stopping.Token);
        }
    }

    private async Task<bool> PublishAsync(
        string exchange, string routingKey, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        try
        {
            if (await PublishingAsync(cancellationToken) is not { } channel)
            {
                return false;
            }

            await channel.BasicPublishAsync(exchange, routingKey, mandatory: true, properties, body, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is PublishException or OperationInterruptedException or AlreadyClosedException or ObjectDisposedException)
        {
            // Nobody's queue, a full one, or a connection that broke: the outbox sends again.
            logger.LogDebug(error, "A message for {RoutingKey} was not taken.", routingKey);
            return false;
        }
    }

    // The broker closes a channel over a mistake, such as an exchange that is not there; its connection stays.
    private async Task<IChannel?> PublishingAsync(CancellationToken cancellationToken)
    {
        if (_publishing is { IsOpen: true } channel)
        {
            return channel;
        }

        if (_connection is not { IsOpen: true } connection)
        {
            return null;
        }

        await _publishingGate.WaitAsync(cancellationToken);
        try
        {
            if (_publishing is { IsOpen: false })
            {
                _publishing = await OpenPublishingAsync(connection, cancellationToken);
            }

            return _publishing;
        }
        finally
        {
            _publishingGate.Release();
        }
    }

    private static Task<IChannel> OpenPublishingAsync(IConnection connection, CancellationToken cancellationToken) => connection.CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);

    private string ReplyQueueOf(string service) => LinkOf(service)?.Replies ?? "";

    private ServiceLink? LinkOf(string service) => Links().FirstOrDefault(link => link.Service == service);

    private ServiceLink[] Links()
    {
        lock (_links)
        {
            return [.. _links];
        }
    }

    private void Remove(ServiceLink link)
    {
        lock (_links)
        {
            _links.Remove(link);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Octomart.Messaging.RabbitMq;

/// <summary>
/// The process's connection to the broker. It is made in the background and made again whenever it breaks; who uses it says what to
/// open on it, and is told when an outage is over.
/// </summary>
public sealed class RabbitMqConnection(IOptions<RabbitMqOptions> options, IHostEnvironment environment, ILogger<RabbitMqConnection> logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SemaphoreSlim _publishingGate = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly List<IRabbitMqUser> _users = [];
    private volatile IConnection? _connection;
    private volatile IChannel? _publishing;
    private Task? _connecting;

    internal RabbitMqOptions Options => options.Value;

    /// <summary>Opens what the user needs, now or when the broker comes up: it may come up after us, or be away for a while.</summary>
    internal async Task JoinAsync(IRabbitMqUser user, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            lock (_users)
            {
                _users.Add(user);
            }

            if (_connection is { } connection)
            {
                await user.OpenAsync(connection, cancellationToken);
                return;
            }

            _connecting ??= Task.Run(ConnectAsync, CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }

        await Task.WhenAny(_connecting, Task.Delay(options.Value.StartTimeout, cancellationToken));
    }

    internal void Leave(IRabbitMqUser user)
    {
        lock (_users)
        {
            _users.Remove(user);
        }
    }

    /// <summary>Publishes with confirmation. False when nobody's queue is there, it is full, or the connection is broken.</summary>
    internal async Task<bool> PublishAsync(
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
            logger.LogDebug(error, "A message to {Exchange} {RoutingKey} was not taken.", exchange, routingKey);
            return false;
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
            connection.RecoverySucceededAsync += (_, _) => RecoverAsync();
            (_connection, _publishing) = (connection, await OpenPublishingAsync(connection, cancellationToken));
            foreach (var user in Users())
            {
                await user.OpenAsync(connection, cancellationToken);
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

    private async Task RecoverAsync()
    {
        foreach (var user in Users())
        {
            await user.RecoverAsync(_stopping.Token);
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

    private IRabbitMqUser[] Users()
    {
        lock (_users)
        {
            return [.. _users];
        }
    }
}

/// <summary>Somebody who needs queues on the connection.</summary>
internal interface IRabbitMqUser
{
    /// <summary>Declares and consumes. The connection keeps both alive over outages.</summary>
    Task OpenAsync(IConnection connection, CancellationToken cancellationToken);

    /// <summary>An outage is over; queues and consumers are back.</summary>
    Task RecoverAsync(CancellationToken cancellationToken);
}

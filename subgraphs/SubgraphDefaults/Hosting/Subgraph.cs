using GraphQL.DI;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Octomart.Messaging;
using Octomart.Store;

namespace Octomart.SubgraphDefaults.Hosting;

/// <summary>
/// What makes a subgraph itself. Everything else (transport, identity, store, messages, health, telemetry) is the same for all
/// and comes from <see cref="SubgraphHost"/>.
/// </summary>
public abstract class Subgraph
{
    /// <summary>Lower case: product, cart, ...</summary>
    public abstract string Name { get; }

    /// <summary>Declares the collections.</summary>
    public virtual void ConfigureStore(StoreModel model)
    {
    }

    /// <summary>Names the handlers of events: <c>messages.Handle&lt;ProductChanged, IndexProduct&gt;()</c>.</summary>
    public virtual void ConfigureMessages(MessagingBuilder messages)
    {
    }

    /// <summary>Adds services, loaders and options.</summary>
    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <summary>Adds what the schema needs beyond the conventions.</summary>
    public virtual void ConfigureGraphQL(IGraphQLBuilder builder)
    {
    }

    /// <summary>Adds endpoints beside <c>/graphql</c>, such as media or webhooks.</summary>
    public virtual void MapEndpoints(WebApplication app)
    {
    }
}

# The whole shop as one container: docker build -t octomart .
FROM node:22-slim AS storefront
WORKDIR /src
COPY schema schema
COPY storefront storefront
RUN cd storefront && npm ci && npm run build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish apphost --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=storefront /src/storefront/dist storefront
RUN mkdir /data && chown app /data
VOLUME /data
USER app
ENV Octomart__Storefront__Path=/app/storefront
EXPOSE 8080
ENTRYPOINT ["dotnet", "Octomart.AppHost.dll", "--urls", "http://0.0.0.0:8080", "--data", "/data"]

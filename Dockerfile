# Built in one image, run in another that has neither compilers nor development packages, as a user without rights.
FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/client/package.json packages/client/
COPY packages/react/package.json packages/react/
COPY console/package.json console/
RUN npm ci --no-audit --no-fund
COPY . .
# The server uses none of the packages for frontends, which npm has put there as links.
RUN npm run build && npm prune --omit=dev --omit=optional && rm -rf node_modules/@cantle

FROM node:22-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c
ENV NODE_ENV=production CANTLE_HOST=0.0.0.0 PORT=4000 CANTLE_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/migrations migrations
COPY --from=build /app/mappings mappings
COPY --from=build /app/schema schema
COPY --from=build /app/package.json /app/LICENSE ./
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# node itself is the first process, so that a stop reaches the server, which then drains its work.
CMD ["node", "dist/cli.js", "serve"]

#include "wire/dial.hpp"

#include "crew/within.hpp"
#include "wire/pipes.hpp"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <cstdlib>
#include <filesystem>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace bot::wire {

using boost::system::system_error;
using net::ip::tcp;
using std::chrono::milliseconds;

namespace {

/// Whether OpenSSL can find an authority in its directory by the hash of its name, without reading all the others.
bool is_filed_by_hash() {
    const auto* named = std::getenv(X509_get_default_cert_dir_env());
    std::error_code error;
    const std::filesystem::directory_iterator all(named != nullptr ? named : X509_get_default_cert_dir(), error);
    return !error &&
           std::any_of(begin(all), end(all), [](const auto& each) { return each.path().extension() == ".0"; });
}

/// A bundle is read whole, a hundred and more authorities at each start; a directory when somebody is called, and of it
/// the one that is asked for.
void trust_the_system(net::ssl::context& context) {
    if (std::getenv(X509_get_default_cert_file_env()) == nullptr && is_filed_by_hash())
        SSL_CTX_set_default_verify_dir(context.native_handle());
    else
        context.set_default_verify_paths();
}

}  // namespace

struct dialler::trust {
    net::ssl::context context{net::ssl::context::tls_client};

    explicit trust(const std::string& ca_file) {
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
        context.set_verify_mode(net::ssl::verify_peer);  // without it any certificate will do
        trust_the_system(context);
        if (ca_file.empty()) return;
        error_code error;
        context.load_verify_file(ca_file, error);
        if (error) throw system_error(error, "the certificates in " + ca_file);
    }
};

namespace {

std::string place(const address& of) { return of.host + ":" + of.port; }

/// What was being done, without Asio's own name of the error (which follows anyway).
std::string reason_of(const system_error& error) {
    const std::string all = error.what(), name = error.code().message();
    const auto at = all.find(": " + name);
    return at == all.npos ? "no answer in time" : all.substr(0, at);
}

bool is_address(const std::string& host) {
    error_code error;
    net::ip::make_address(host, error);
    return !error;
}

/// The host's name goes into the greeting (SNI) and is looked for in the certificate; a number in the certificate only.
void expect_host(tls_stream& stream, const std::string& host) {
    if (!is_address(host)) SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
    stream.set_verify_callback(net::ssl::host_name_verification(host));
}

system_error with_reason(const system_error& error, tls_stream& stream) {
    std::string text = "TLS";
    if (const auto verdict = SSL_get_verify_result(stream.native_handle()); verdict != X509_V_OK)
        text += std::string(" (") + X509_verify_cert_error_string(verdict) + ")";
    return system_error(error.code(), text);
}

/// Nothing may follow the answer that opens the tunnel: beyond it nobody speaks before we do.
net::awaitable<void> open_tunnel(transport& through, std::string request) {
    co_await net::async_write(through, net::buffer(request), net::use_awaitable);
    std::string head;
    std::array<char, 1024> piece{};
    auto end = head.npos;
    while (end == head.npos && head.size() < proxy_answer_max) {
        const auto size = co_await through.async_read_some(net::buffer(piece), net::use_awaitable);
        head.append(piece.data(), size);
        end = head.find("\r\n\r\n");
    }
    auto why = end == head.npos ? "the proxy's answer has no end" : refusal_of(head);
    if (why.empty() && end + 4 != head.size()) why = "the proxy says more than that there is a tunnel";
    if (!why.empty()) throw system_error(net::error::connection_refused, why);
}

net::awaitable<void> greet(tls_stream& stream) {
    try {
        co_await stream.async_handshake(net::ssl::stream_base::client, net::use_awaitable);
    } catch (const system_error& error) { throw with_reason(error, stream); }
}

}  // namespace

net::awaitable<tcp::socket> connect_any(
    clock::clock& steady, std::vector<tcp::endpoint> places, milliseconds limit_each) {
    const auto executor = co_await net::this_coro::executor;
    error_code last = net::error::host_not_found;
    for (const auto& each : places) {
        tcp::socket socket(executor);
        try {
            auto connecting = socket.async_connect(each, net::use_awaitable);
            co_await crew::within(steady, limit_each, std::move(connecting));
            co_return std::move(socket);
        } catch (const system_error& error) { last = error.code(); }
        const auto state = co_await net::this_coro::cancellation_state;
        if (state.cancelled() != net::cancellation_type::none) break;
    }
    throw system_error(last, "connecting");
}

dialler::dialler(clock::clock& steady, dial_options how) : steady_(steady), how_(std::move(how)) {
    if (!how_.ca_file.empty()) trusted();
}

dialler::~dialler() = default;

/// Takes OpenSSL several milliseconds: whoever never speaks TLS is spared them.
dialler::trust& dialler::trusted() {
    if (!trust_) trust_ = std::make_unique<trust>(how_.ca_file);
    return *trust_;
}

bool dialler::may_be_plain(const address& to) const {
    return is_loopback(to.host) || std::ranges::find(how_.allow_plain, to.host) != how_.allow_plain.end();
}

net::awaitable<transport> dialler::dial(address to) {
    if (!to.tls && !may_be_plain(to))
        throw system_error(net::error::access_denied, "plain text may not go to " + place(to));
    const auto where = place(to);
    try {
        auto reaching = reach(std::move(to));
        co_return co_await crew::within(steady_, how_.limit_overall, std::move(reaching));
    } catch (const system_error& error) {
        if (error.code() == net::error::operation_aborted) throw;
        throw system_error(error.code(), "calling " + where + ": " + reason_of(error));
    }
}

net::awaitable<transport> dialler::reach(address to) {
    const bool tunnels = how_.through && goes_through(*how_.through, to);
    auto connecting = tunnels ? tunnel(to) : connect(to);
    auto line = co_await std::move(connecting);
    if (!to.tls) co_return std::move(line);
    co_return co_await secure(std::move(to), std::move(line));
}

net::awaitable<transport> dialler::connect(address to) {
    auto looking = places_of(std::move(to));
    auto where = co_await std::move(looking);
    auto socket = co_await connect_any(steady_, std::move(where), how_.limit_each);
    co_return over_tcp(std::move(socket));
}

/// By the proxy, which looks the host up. What goes through a proxy that speaks TLS has TLS within TLS.
net::awaitable<transport> dialler::tunnel(address to) {
    const auto& by = *how_.through;
    const address first{by.tls, by.host, by.port, "/"};
    auto connecting = connect(first);
    auto line = co_await std::move(connecting);
    if (by.tls) {
        auto securing = secure_proxy(first, std::move(line));
        line = co_await std::move(securing);
    }
    auto opening = open_tunnel(line, connect_request(by, to));
    co_await std::move(opening);
    co_return std::move(line);
}

net::awaitable<transport> dialler::secure_proxy(address proxy, transport over) {
    try {
        auto securing = secure(std::move(proxy), std::move(over));
        co_return co_await std::move(securing);
    } catch (const system_error& error) { throw system_error(error.code(), "the proxy: " + reason_of(error)); }
}

net::awaitable<std::vector<tcp::endpoint>> dialler::places_of(address to) {
    const auto deadline = steady_.now() + how_.limit_overall;
    auto looking = look_up(steady_, how_.names, to.host, to.port, deadline);
    auto found = co_await std::move(looking);
    // "localhost" is what the hosts file says it is: plain text goes by the address, not by the name.
    const bool only_here = !to.tls && is_loopback(to.host);
    if (only_here) std::erase_if(found, [](const auto& each) { return !each.address().is_loopback(); });
    co_return std::move(found);
}

net::awaitable<transport> dialler::secure(address to, transport over) {
    auto stream = std::make_unique<tls_stream>(std::move(over), trusted().context);
    expect_host(*stream, to.host);
    auto greeting = greet(*stream);
    co_await std::move(greeting);
    co_return over_tls(steady_, std::move(stream));
}

}  // namespace bot::wire

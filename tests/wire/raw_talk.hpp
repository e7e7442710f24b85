// Speaking to a transport byte by byte, as a peer that follows no library: raw text, and WebSocket frames by hand.
#pragma once

#include "wire/transport.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <memory>
#include <openssl/evp.h>
#include <openssl/sha.h>
#include <string>
#include <string_view>

namespace tests {

namespace net = boost::asio;
using bot::wire::transport;

inline net::awaitable<void> say(transport& to, std::string what) {
    co_await net::async_write(to, net::buffer(what), net::use_awaitable);
}

/// Reads until `end` has come, or the stream ends; what came is returned.
inline net::awaitable<std::string> hear(transport& from, std::string end) {
    std::string heard;
    std::array<char, 1024> piece;
    while (heard.find(end) == heard.npos) {
        auto [error, size] = co_await from.async_read_some(net::buffer(piece), net::as_tuple(net::use_awaitable));
        if (error) break;
        heard.append(piece.data(), size);
    }
    co_return heard;
}

/// Until the other side hangs up.
inline net::awaitable<std::string> hear_all(transport& from) { return hear(from, "\xff\xfe never said \xff"); }

/// Says it, and keeps what comes back as it comes.
inline net::awaitable<void> exchange(transport over, std::string words, std::shared_ptr<std::string> heard) {
    constexpr auto with_error = net::as_tuple(net::use_awaitable);
    co_await net::async_write(over, net::buffer(words), with_error);
    std::array<char, 4096> piece;
    for (;;) {
        auto [error, size] = co_await over.async_read_some(net::buffer(piece), with_error);
        if (error) co_return;
        heard->append(piece.data(), size);
    }
}

inline net::awaitable<std::string> hear_bytes(transport& from, std::size_t count) {
    std::string heard(count, '\0');
    std::size_t got = 0;
    while (got < count) {
        const auto room = net::buffer(heard.data() + got, count - got);
        auto [error, size] = co_await from.async_read_some(room, net::as_tuple(net::use_awaitable));
        if (error) break;
        got += size;
    }
    heard.resize(got);
    co_return heard;
}

inline std::string field_of(std::string_view head, std::string_view name) {
    const auto at = head.find(std::string(name) + ": ");
    if (at == head.npos) return {};
    const auto value = head.substr(at + name.size() + 2);
    return std::string(value.substr(0, value.find("\r\n")));
}

/// What Sec-WebSocket-Accept has to be (RFC 6455, 4.2.2).
inline std::string accept_for(const std::string& key) {
    const auto text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    unsigned char sum[SHA_DIGEST_LENGTH];
    SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), sum);
    unsigned char out[64];
    const int size = EVP_EncodeBlock(out, sum, SHA_DIGEST_LENGTH);
    return std::string(reinterpret_cast<const char*>(out), static_cast<std::size_t>(size));
}

inline std::string switching(const std::string& request_head) {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           accept_for(field_of(request_head, "Sec-WebSocket-Key")) + "\r\n\r\n";
}

enum class opcode : unsigned { more = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

/// A frame as a server sends it, not masked; up to 65,535 bytes.
inline std::string server_frame(opcode is, std::string_view payload, bool is_last = true) {
    std::string frame(1, static_cast<char>((is_last ? 0x80U : 0U) | static_cast<unsigned>(is)));
    if (payload.size() < 126)
        frame += static_cast<char>(payload.size());
    else {
        frame += static_cast<char>(126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xff);
    }
    return frame.append(payload);
}

struct heard_frame {
    opcode is = opcode::close;
    bool is_masked = false;
    std::string payload;
};

/// A frame of a client: masked, and short.
inline net::awaitable<heard_frame> hear_frame(transport& from) {
    const auto head = co_await hear_bytes(from, 2);
    heard_frame frame;
    if (head.size() < 2) co_return frame;
    frame.is = static_cast<opcode>(static_cast<unsigned char>(head[0]) & 0x0f);
    frame.is_masked = (static_cast<unsigned char>(head[1]) & 0x80) != 0;
    const auto mask = co_await hear_bytes(from, frame.is_masked ? 4 : 0);
    frame.payload = co_await hear_bytes(from, static_cast<unsigned char>(head[1]) & 0x7f);
    for (std::size_t n = 0; frame.is_masked && n < frame.payload.size(); ++n)
        frame.payload[n] = static_cast<char>(frame.payload[n] ^ mask[n % 4]);
    co_return frame;
}

}  // namespace tests

// What must never be read in a log: tokens, tickets, response URLs, trigger ids. A secret can be carried and compared,
// but not printed: only reveal() gives it away, and only the code that puts it on the wire calls that.
#pragma once

#include <string>
#include <utility>

namespace bot::chat {

class secret {
public:
    secret() = default;
    explicit secret(std::string it) : it_(std::move(it)) {}

    const std::string& reveal() const { return it_; }
    bool empty() const { return it_.empty(); }
    bool operator==(const secret&) const = default;

private:
    std::string it_;
};

}  // namespace bot::chat

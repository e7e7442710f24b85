// An input taken apart: a few letters in front choose, what is left is the text. They are counted from 'A' (but any
// byte does), so that a file of the corpus can be written and read by hand: "CBA start 3 why: to see".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tests::fuzz {

class input {
public:
    input(const std::uint8_t* bytes, std::size_t size) : left_(reinterpret_cast<const char*>(bytes), size) {}
    explicit input(std::string_view part) : left_(part) {}

    /// A number below `choices`; 0 at the end.
    std::size_t choose(std::size_t choices) {
        if (left_.empty()) return 0;
        const auto chosen = static_cast<unsigned char>(left_.front() - 'A') % choices;
        left_.remove_prefix(1);
        return chosen;
    }
    template <class List>
    const auto& one_of(const List& all) {
        return all[choose(all.size())];
    }
    /// What comes before the next `end`, which is taken too; at the latest, all of it.
    std::string_view until(char end) {
        const auto part = left_.substr(0, left_.find(end));
        left_.remove_prefix(part.size() == left_.size() ? part.size() : part.size() + 1);
        return part;
    }
    std::string_view rest() const { return left_; }

private:
    std::string_view left_;
};

}  // namespace tests::fuzz

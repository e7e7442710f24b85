// Reads what spell.hpp writes. A member that is missing keeps its default (it was written before the member was
// there), one that is unknown is passed over, and a wrong type is a `misspelling` that names the member's path.
#pragma once

#include "json/document.hpp"
#include "record/spell.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace bot::record {

using boost::json::value;
using json::member_of;
using json::text_of;

class misspelling : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Where in the document we are; a chain through the callers' frames, made into text only for an error.
struct spot {
    const spot* outer = nullptr;
    std::string_view member;
    std::size_t index = 0;

    std::string path() const {
        if (!outer) return "";
        const auto before = outer->path();
        if (member.empty()) return before + "[" + std::to_string(index) + "]";
        return before.empty() ? std::string(member) : before + "." + std::string(member);
    }
    [[noreturn]] void expected(std::string_view what, const value& found) const {
        const auto at = path();
        throw misspelling((at.empty() ? "here" : at) + ": expected " + std::string(what) + ", found " + named(found));
    }

private:
    static std::string named(const value& found) {
        if (const auto* text = found.if_string()) return fmt::format("the text \"{:.40}\"", text_of(*text));
        if (const auto* number = found.if_int64()) return fmt::format("the number {}", *number);
        if (const auto* number = found.if_uint64()) return fmt::format("the number {}", *number);
        if (const auto* number = found.if_double()) return fmt::format("the number {}", *number);
        return std::string(found.is_null()     ? "null"
                           : found.is_object() ? "an object"
                           : found.is_array()  ? "a list"
                                               : "true or false");
    }
};

template <class T>
void read(const value& from, T& into, const spot& at);

template <class T>
void read_members(const value& from, T& into, const spot& at) {
    if (!from.is_object()) at.expected("an object", from);
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
        if (const auto* found = member_of(from, member.name))
            read(*found, into.*member.pointer, spot{&at, member.name});
    });
}

template <class Number>
void read_number(const value& from, Number& into, const spot& at) {
    const auto* number = from.if_int64();
    const auto* large = from.if_uint64();  // what is too large for the other
    if (number != nullptr && std::in_range<Number>(*number))
        into = static_cast<Number>(*number);
    else if (large != nullptr && std::in_range<Number>(*large))
        into = static_cast<Number>(*large);
    else
        at.expected("a whole number in range", from);
}

/// Ends in a zero.
inline std::string_view text_in(const value& from, std::string_view what, const spot& at) {
    const auto* text = from.if_string();
    if (text == nullptr) at.expected(what, from);
    return text_of(*text);
}

template <class Enum>
void read_enum(const value& from, Enum& into, const spot& at) {
    if (!boost::describe::enum_from_string(text_in(from, "a name", at).data(), into))
        at.expected("one of the known names", from);
}

/// Makes the alternative of that name; false when there is none.
template <class Variant>
bool read_alternative(std::string_view name, const value& from, Variant& into, const spot& at) {
    bool known = false;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Variant>>(
        [&]<class T>(std::type_identity<T>) {
            if (known || name != spelled_name<T>) return;
            known = true;
            read_members(from, into.template emplace<T>(), at);
        });
    return known;
}

template <class Variant>
void read_variant(const value& from, Variant& into, const spot& at) {
    const spot kind{&at, "is"};
    const auto* found = member_of(from, "is");
    if (found == nullptr) at.expected("an object with a name in \"is\"", from);
    if (!read_alternative(text_in(*found, "a name", kind), from, into, at)) kind.expected("a known name", *found);
}

template <class Pair>
void read_pair(const value& from, Pair& into, const spot& at) {
    const auto* two = from.if_array();
    if (two == nullptr || two->size() != 2) at.expected("a list of two", from);
    read((*two)[0], into.first, spot{&at, {}, 0});
    read((*two)[1], into.second, spot{&at, {}, 1});
}

template <class T>
struct element {
    using type = T;
};
template <class Key, class Value>
struct element<std::pair<const Key, Value>> {
    using type = std::pair<Key, Value>;
};

template <class List>
void read_list(const value& from, List& into, const spot& at) {
    const auto* list = from.if_array();
    if (list == nullptr) at.expected("a list", from);
    into.clear();
    for (std::size_t i = 0; i < list->size(); ++i) {
        typename element<typename List::value_type>::type each{};
        read((*list)[i], each, spot{&at, {}, i});
        into.insert(into.end(), std::move(each));
    }
}

template <class T>
void read(const value& from, T& into, const spot& at) {
    if constexpr (std::is_same_v<T, bool>) {
        const auto* is_so = from.if_bool();
        if (is_so == nullptr) at.expected("true or false", from);
        into = *is_so;
    } else if constexpr (std::is_integral_v<T>)
        read_number(from, into, at);
    else if constexpr (std::is_enum_v<T>)
        read_enum(from, into, at);
    else if constexpr (std::is_same_v<T, std::string>)
        into = text_in(from, "text", at);
    else if constexpr (std::is_same_v<T, day::instant>) {
        const auto when = instant_of(text_in(from, "a time in UTC", at));
        if (!when) at.expected("a time as 2026-11-24T09:30:00.000Z", from);
        into = *when;
    } else if constexpr (std::is_same_v<T, day::minutes>) {
        std::int64_t count = 0;
        read_number(from, count, at);
        into = day::minutes(count);
    } else if constexpr (is_strong_number<T>)
        read_number(from, into.value, at);
    else if constexpr (is_optional<T>) {
        into.reset();
        if (!from.is_null()) read(from, into.emplace(), at);
    } else if constexpr (is_variant<T>)
        read_variant(from, into, at);
    else if constexpr (is_pair<T>)
        read_pair(from, into, at);
    else if constexpr (std::ranges::range<T>)
        read_list(from, into, at);
    else
        read_members(from, into, at);
}

}  // namespace bot::record

// Writes any value of the core as JSON text: described structs as objects, enums by name, lists, sets and pairs as
// arrays, maps as arrays of pairs, a variant as an object that begins with "is" and the alternative's name. An empty
// optional member is left out; every other member is written, so that old facts keep their meaning when defaults
// change.
#pragma once

#include "record/described.hpp"
#include "record/json_text.hpp"
#include "speech/json_string.hpp"

#include <boost/mp11.hpp>
#include <ranges>
#include <type_traits>

namespace bot::record {

template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_variant = false;
template <class... T>
constexpr bool is_variant<std::variant<T...>> = true;
template <class T>
constexpr bool is_pair = false;
template <class A, class B>
constexpr bool is_pair<std::pair<A, B>> = true;
template <class T>
constexpr bool is_strong_number = false;
template <class Of, class Value>
constexpr bool is_strong_number<day::number<Of, Value>> = true;

/// The members of T as Boost.Describe lists them.
template <class T>
using members_of = boost::describe::describe_members<T, boost::describe::mod_public>;

/// The name of T on disk.
template <class T>
constexpr std::string_view spelled_name = spelled(static_cast<const T*>(nullptr));

template <class T>
void spell(std::string& out, const T& it);

/// "name":value for every member, each followed by a comma: the caller replaces the last one.
template <class T>
void spell_members(std::string& out, const T& it) {
    boost::mp11::mp_for_each<members_of<T>>([&](auto member) {
        const auto& value = it.*member.pointer;
        if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>)
            if (!value) return;
        out += '"';
        out += member.name;
        out += "\":";
        spell(out, value);
        out += ',';
    });
}

/// Puts the closing bracket where the last comma stands, or behind an empty list.
inline void close(std::string& out, char bracket) {
    if (out.back() == ',')
        out.back() = bracket;
    else
        out += bracket;
}

template <class Variant>
void spell_variant(std::string& out, const Variant& it) {
    out += "{\"is\":";
    std::visit(
        [&]<class Alternative>(const Alternative& each) {
            speech::write_json_string(out, spelled_name<Alternative>);
            out += ',';
            spell_members(out, each);
        },
        it);
    close(out, '}');
}

template <class Enum>
void spell_enum(std::string& out, Enum it) {
    speech::write_json_string(out, boost::describe::enum_to_string(it, "?"));
}

template <class List>
void spell_list(std::string& out, const List& it) {
    out += '[';
    for (const auto& each : it) {
        spell(out, each);
        out += ',';
    }
    close(out, ']');
}

template <class T>
void spell(std::string& out, const T& it) {
    if constexpr (std::is_same_v<T, bool>)
        out += it ? "true" : "false";
    else if constexpr (std::is_integral_v<T>)
        write_number(out, it);
    else if constexpr (std::is_enum_v<T>)
        spell_enum(out, it);
    else if constexpr (std::is_same_v<T, std::string>)
        speech::write_json_string(out, it);
    else if constexpr (std::is_same_v<T, day::instant>)
        write_instant(out, it);
    else if constexpr (std::is_same_v<T, day::minutes>)
        write_number(out, it.count());
    else if constexpr (is_strong_number<T>)
        write_number(out, it.value);
    else if constexpr (is_optional<T>)
        spell(out, *it);  // an empty one was left out
    else if constexpr (is_variant<T>)
        spell_variant(out, it);
    else if constexpr (is_pair<T>) {
        out += '[';
        spell(out, it.first);
        out += ',';
        spell(out, it.second);
        out += ']';
    } else if constexpr (std::ranges::range<T>)
        spell_list(out, it);
    else {
        out += '{';
        spell_members(out, it);
        close(out, '}');
    }
}

}  // namespace bot::record

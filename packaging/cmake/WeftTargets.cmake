# The three ways to add a target. What a layer may include follows from what it links: private
# linking keeps the rest out of reach, and tests/tst_layering scans every #include.

# weft_library(NAME [SHARED] [MOC] [PCH header] DEPENDS … PRIVATE_DEPENDS … SOURCES …)
#   Makes target weft_NAME. Headers are included from the repository's root: "core/time/rational.h".
#   PRIVATE_DEPENDS are used by its .cpp files only, so dependants cannot include them.
function(weft_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "SHARED;MOC" "PCH" "DEPENDS;PRIVATE_DEPENDS;SOURCES")
    set(kind STATIC)
    if(arg_SHARED)
        set(kind SHARED)
    endif()
    add_library(weft_${name} ${kind} ${arg_SOURCES})
    target_include_directories(weft_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(weft_${name} PUBLIC ${arg_DEPENDS} PRIVATE ${arg_PRIVATE_DEPENDS})
    if(arg_MOC)
        set_target_properties(weft_${name} PROPERTIES AUTOMOC ON)
    endif()
    if(arg_PCH)
        target_precompile_headers(weft_${name} PRIVATE "${arg_PCH}")
        target_compile_options(weft_${name} PRIVATE -Winvalid-pch)
    endif()
    if(arg_SHARED)
        install(TARGETS weft_${name} LIBRARY DESTINATION lib/weft NAMELINK_SKIP)
    endif()
endfunction()

# weft_plugin(NAME DEPENDS … SOURCES …)
#   A module in its own folder beside its plugin.json, found there by the worker.
function(weft_plugin name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "DEPENDS;SOURCES")
    set(folder "${PROJECT_BINARY_DIR}/lib/plugins/${name}")
    add_library(weft_plugin_${name} MODULE ${arg_SOURCES})
    target_link_libraries(weft_plugin_${name} PRIVATE weft_plugin_api ${arg_DEPENDS})
    add_dependencies(weft_plugins weft_plugin_${name})
    set_target_properties(weft_plugin_${name} PROPERTIES
        PREFIX "" OUTPUT_NAME "${name}" LIBRARY_OUTPUT_DIRECTORY "${folder}"
        CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden)
    configure_file(plugin.json "${folder}/plugin.json" COPYONLY)
    install(TARGETS weft_plugin_${name} LIBRARY DESTINATION lib/weft/plugins/${name})
    install(FILES plugin.json DESTINATION lib/weft/plugins/${name})
endfunction()

# weft_test(NAME [ONCE] [NEEDS_MEDIA] [LABELS …] DEPENDS … SOURCES …)
#   A QtTest program, run by CTest as it is and, unless ONCE, once more under de_DE, whose decimal
#   comma has broken many an editor's files. A program in which something was skipped is shown as skipped unless it failed.
function(weft_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "ONCE;NEEDS_MEDIA" "" "LABELS;DEPENDS;SOURCES")
    if(NOT arg_LABELS)
        set(arg_LABELS unit)
    endif()
    add_executable(tst_${name} ${arg_SOURCES})
    set_target_properties(tst_${name} PROPERTIES
        AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(tst_${name} PRIVATE weft_test_support ${arg_DEPENDS} Qt6::Test)
    set(properties LABELS "${arg_LABELS}" SKIP_REGULAR_EXPRESSION " 0 failed, [1-9][0-9]* skipped")
    if(arg_NEEDS_MEDIA)
        list(APPEND properties FIXTURES_REQUIRED media)
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES ${properties})
    if(arg_ONCE)
        return()
    endif()
    add_test(NAME ${name}.de_DE COMMAND tst_${name})
    set_tests_properties(${name}.de_DE PROPERTIES ${properties}
        ENVIRONMENT "LC_ALL=de_DE.UTF-8;LANG=de_DE.UTF-8")
endfunction()

# Compiler settings shared by every target: the language, warnings, sanitizers, ccache and mold.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set(CMAKE_AUTOMOC OFF) # the two libraries with Q_OBJECT classes switch it on for themselves
add_compile_definitions(QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_NO_FOREACH)

# Pixel arithmetic must give the same bits on every machine: no fused multiply-add by stealth.
set(WEFT_NO_CUDA "$<COMPILE_LANGUAGE:C,CXX>") # nvcc knows other options
add_compile_options("$<${WEFT_NO_CUDA}:-Wall;-Wextra;-Wno-missing-field-initializers;-ffp-contract=off>")
add_compile_options("$<$<AND:$<CONFIG:Debug>,${WEFT_NO_CUDA}>:-Og>")
if(WEFT_WERROR)
    add_compile_options("$<${WEFT_NO_CUDA}:-Werror>")
endif()
if(WEFT_SANITIZE)
    # Line tables are enough for a stack; full debug information takes a third of the compile time.
    add_compile_options(-fsanitize=${WEFT_SANITIZE} -fno-omit-frame-pointer -O1 -g1)
    if(WEFT_SANITIZE MATCHES "undefined")
        # Half of the compile time, for what crashes under the address sanitizer anyway.
        add_compile_options(-fno-sanitize=null,alignment,object-size,vptr)
    endif()
    add_link_options(-fsanitize=${WEFT_SANITIZE})
endif()

find_program(WEFT_CCACHE ccache)
if(WEFT_CCACHE)
    set(CMAKE_C_COMPILER_LAUNCHER "${WEFT_CCACHE}")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${WEFT_CCACHE}")
    set(CMAKE_CUDA_COMPILER_LAUNCHER "${WEFT_CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        add_compile_options("$<${WEFT_NO_CUDA}:-fpch-preprocess>") # without it ccache caches nothing that uses a PCH
    endif()
endif()
find_program(WEFT_MOLD mold)
if(WEFT_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

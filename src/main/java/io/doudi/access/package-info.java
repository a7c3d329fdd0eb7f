/**
 * Who may do what. A name and a password come in, an identity with roles goes out; accounts live in
 * PostgreSQL.
 */
package io.doudi.access;
